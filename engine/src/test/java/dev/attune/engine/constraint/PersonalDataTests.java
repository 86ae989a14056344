package dev.attune.engine.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Write to jane.doe+shop@mail.example.co.uk.            | an e-mail address
            Schreib an jörg@müller.de                             | an e-mail address
            Pay to DE89 3704 0044 0532 0130 00 by Friday          | an IBAN
            Pay to GB82WEST12345698765432.                        | an IBAN
            IBAN NL91 ABNA 0417 1643 00 BANK                      | an IBAN
            My card is 4111 1111 1111 1111, valid to 12/29        | a card number
            5500-0000-0000-0004                                   | a card number
            Amex 3782 822463 10005                                | a card number
            378282246310005                                       | a card number
            Call +49 171 1234567                                  | a phone number
            Call (+44) 20 7946 0958 today                         | a phone number
            0049 (30) 901820                                      | a phone number
            Tel. 0171/1234567                                     | a phone number
            01712345678                                           | a phone number
            (555) 234-5678                                        | a phone number
            Ring 415-555-2671!                                    | a phone number
            """)
    void isFound(String text, String kind) {
        assertThat(PersonalData.find(text)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The order 4111 1111 1111 1112 is late",
                "DE89 3704 0044 0532 0130 02",
                "Paid 1,234,567.89 on 2024-01-02 at 03:04:05",
                "01.02.2024 and 01/02/2024",
                "version 10.0.12.345, build 20240102030405",
                "1700000000000",
                "6 * 7 = 42",
                "me @ home, user@host",
                "AB12 WORD WORD WORD are words",
                "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
                "-0.123456789012",
                "0000 0000 0000 0000",
                ""
            })
    void whatOnlyLooksLikeItIsNot(String text) {
        assertThat(PersonalData.find(text)).isEmpty();
    }
}
