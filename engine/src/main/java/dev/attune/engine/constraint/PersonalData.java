package dev.attune.engine.constraint;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds personal data that are known by their form. What is found is only named, never quoted: reports would spread it.
 */
final class PersonalData {

    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\p{N}._%+'-]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}(?![\\p{L}\\p{N}])");

    /** In one piece or in groups of four. */
    private static final Pattern IBAN = Pattern.compile("(?<![\\p{L}\\p{N}])(?:[A-Za-z]{2}\\d{2}[A-Za-z0-9]{11,30}"
            + "|[A-Z]{2}\\d{2}(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)(?![\\p{L}\\p{N}])");

    /** In one piece or in the groups in which cards show it. No card of people begins with another digit. */
    private static final Pattern CARD = Pattern.compile("(?<![\\p{N}.,])[2-6](?:\\d{12,18}"
            + "|\\d{3}(?:[ -]\\d{4}){3}(?:[ -]\\d{1,3})?|\\d{3}[ -]\\d{6}[ -]\\d{4,5})(?!\\p{N})");

    /** With the code of a country, or with a leading zero, or in groups as in North America. */
    private static final Pattern PHONE = Pattern.compile("(?<![\\p{L}\\p{N}+.,]|\\p{N}[ -])(?:"
            + "(?:\\+|00)[1-9]\\d{0,2}\\)?(?:[ ./-]?\\(?\\d{1,5}\\)?){2,6}"
            + "|\\(?0[1-9]\\d{1,4}\\)?[ /-]{0,3}\\d{2,8}(?:[ /-]\\d{2,8}){0,4}"
            + "|(?:1[ .-])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[ .-])[2-9]\\d{2}[ .-]\\d{4}"
            + ")(?![\\p{L}\\p{N}])");

    private static final int PHONE_LEAST = 9;
    private static final int PHONE_MOST = 15;
    private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

    private PersonalData() {}

    /** The kind of what is found first, with its article. */
    static Optional<String> find(String text) {
        if (matches(EMAIL, text, found -> true)) {
            return Optional.of("an e-mail address");
        }
        if (matches(IBAN, text, PersonalData::isIban)) {
            return Optional.of("an IBAN");
        }
        if (matches(CARD, text, PersonalData::isCard)) {
            return Optional.of("a card number");
        }
        return matches(PHONE, text, PersonalData::isPhone) ? Optional.of("a phone number") : Optional.empty();
    }

    private static boolean matches(Pattern pattern, String text, Predicate<String> check) {
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            if (check.test(matcher.group())) {
                return true;
            }
            from = matcher.start() + 1;
        }
        return false;
    }

    private static boolean isPhone(String text) {
        int digits = digits(text).length();
        return digits >= PHONE_LEAST && digits <= PHONE_MOST;
    }

    /** By Luhn's formula, which nine of ten other numbers miss. */
    private static boolean isCard(String text) {
        String digits = digits(text);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0 && digits.chars().distinct().count() > 1;
    }

    /** By its check digits (ISO 7064), with a last group that may be a word of what follows. */
    private static boolean isIban(String text) {
        int lastGroup = text.lastIndexOf(' ');
        return hasCheckDigits(text) || (lastGroup > 0 && hasCheckDigits(text.substring(0, lastGroup)));
    }

    private static boolean hasCheckDigits(String text) {
        String compact = text.replace(" ", "");
        StringBuilder number = new StringBuilder();
        (compact.substring(4) + compact.substring(0, 4)).chars().forEach(c -> number.append(Character.digit(c, 36)));
        return new BigInteger(number.toString()).mod(IBAN_MODULUS).intValue() == 1;
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
