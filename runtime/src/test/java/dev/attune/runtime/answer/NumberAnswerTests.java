package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number is read where it is plain which one is meant; {@code !} stands for a refusal. */
class NumberAnswerTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "6 * 7 = 42|42",
                "6*7=42|42",
                "6 × 7 = 42.|42",
                "We get 6 * 7 = 42.|42",
                "5 apples + 3 apples = 8 apples|8",
                "2 + 2 = 2 * 2 = 4|4",
                "10 - 3 = 7|7",
                "x = 5, y = 6|!",
                "6 * 7|!",
                "The answer to step 1 is 42|42",
                "The answer to step 1 is 42.|42",
                "The total of 3 boxes is 42 kg.|42",
                "3 boxes of 14.⏎Total: 42|42",
                "Apples: 3⏎Pears: 5⏎Final answer: 8|8",
                "Apples: 3⏎Pears: 5|!",
                "Step 1 is 5 and step 2 is 7|!",
                "The price was 10 but is now 8|!",
                "On 2024-05-01 the count was 3.|3",
                "42⏎Because 6 times 7 is that.|42",
                "3 apples and 2 pears⏎5|5",
                "1⏎2⏎3|!",
                "42 (6 times 7)|42",
                "5 (or 6)|!",
                "forty-two (42)|42",
                "42, that is 42.|42"
            })
    void ofSeveralNumbersTheOneThatIsMeantIsRead(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.Count.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "between 5 and 10",
                "5-10",
                "5–10",
                "5 to 10",
                "from 5 to 10",
                "5 or 6",
                "5/10",
                "5/5",
                "5 + 5",
                "5 times 5",
                "5, 5",
                "at least 5",
                "more than 5",
                "up to 5",
                "as many as 5",
                "a maximum of 5",
                "a minimum of 5",
                "5?",
                "several (5?)",
                "1.000",
                "12.000 people",
                "It is - 5.",
                "less than 10",
                "> 5",
                "5+",
                "5 or more",
                "almost 5",
                "not 5",
                "It isn't 5.",
                "1 2 3",
                "1, 2, 3",
                "2024-05-01",
                "01.02.2024",
                "3:30",
                "May 5",
                "5 May 2024",
                "1½",
                "10²",
                "2^3",
                "5M",
                "1.5 Mio",
                "2 dozen",
                "one of 5",
                "minus 5",
                "1,2",
                "1.234.567",
                "12,34,567",
                "0x1F",
                "2nd",
                "GPT-4",
                "±5",
                "5 ± 1",
                "step1",
                "5 apples and 3 pears",
                "{\"count\": [1, 2]}",
                "5⏎million",
                "5 (million)",
                "5 (in millions)",
                "In thousands: 5",
                "5 quadrillion",
                "5 trillions",
                "5 mln",
                "5 Tsd.",
                "5 mil",
                "5 lac",
                "5kk",
                "5 тыс.",
                "5 million and a half",
                "5 and a half",
                "3 tenths",
                "50 cents",
                "50¢",
                "5 pence",
                "5 percentage points",
                "5 basis points",
                "5 per mille",
                "5% of 20",
                "$$42"
            })
    void whatIsNoOneNumberIsRefused(String answer) {
        assertThat(FaultFixture.read(FaultFixture.Count.class, answer)).isEqualTo("!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "not 5 but 6|6",
                "42kg|42",
                "42 kg|42",
                "42.00|42",
                "- 42|42",
                "How many? 42|42",
                "5%|5",
                "1,234|1234",
                "The 2nd run gave 42|42",
                "No. 5|5",
                "~5|5",
                "-5|-5",
                "It is -5.|-5",
                "minus 5|!",
                "2 million|2000000",
                "5k|5000",
                "**42**|42",
                "`42`|42",
                "#### 42|42",
                "\\boxed{42}|42",
                "<answer>42</answer>|42",
                "Count: 42<think>or 43</think>|42",
                "Count:42|42",
                "{\"count\": 42}|42",
                "{\"result\": 42}|42",
                "Answer: Steps⏎6 * 7 = 42⏎Answer: 42|42",
                "Count: Steps⏎1. take 6⏎2. times 7⏎Count: 42|42",
                "Count: 41⏎Count: 42|!",
                "$$42$$|42",
                "The answer is $$42$$.|42",
                "$42$|42",
                "5 **million**|5000000",
                "**5** million|5000000",
                "5  million|5000000",
                "5 per cent|5",
                "5 men|5"
            })
    void oneNumberIsReadWithWhatBelongsToIt(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.Count.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "USD5|5.0",
                "USD 5|5.0",
                "US$5|5.0",
                "5 USD|5.0",
                "5€|5.0",
                "€ 5.50|5.5",
                "EUR1,234.50|1234.5",
                "$1.5 million|1500000.0",
                "$5.00 USD (about 4.60 EUR)|5.0",
                "-$5|-5.0",
                "$-5|-5.0",
                "1,5|!",
                "1.234,56|!",
                "5%|!",
                "50 percent|!",
                "$5-$10|!",
                "$5/month|5.0",
                "ABC5|!",
                "50 cents|!",
                "5 per cent|!",
                "$$5$$|5.0",
                "5 dollars and 50 cents|!"
            })
    void currenciesBelongToTheirNumber(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.Price.class, answer)).isEqualTo(value);
    }
}
