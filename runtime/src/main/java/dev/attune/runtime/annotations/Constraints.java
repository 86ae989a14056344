package dev.attune.runtime.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * What every prompt of a module must be like. Instructions and demos are checked before a model is asked with them; what breaks a constraint
 * is refused and never evaluated. Put it on a module interface or on its single method.
 *
 * <pre>{@code
 * @Constraints(keep = "Never give medical advice.", forbidden = "guarantee", maxInstructionTokens = 200)
 * interface AnswerPatient { ... }
 * }</pre>
 *
 * <p>Tokens are counted with OpenAI's encoding {@code o200k_base}, whatever the model. The seed instruction must meet the constraints too.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Constraints {

    /** Texts that every instruction holds word for word, such as locked sentences or placeholders; only white space may differ. */
    String[] keep() default {};

    /** Texts that no instruction and no demo contains, in any case, not even as a part of a word. */
    String[] forbidden() default {};

    /** Maximum number of tokens of the instruction; -1: no limit. */
    int maxInstructionTokens() default -1;

    /** Maximum number of tokens of all demos together; -1: no limit. Demos that do not fit are left out. */
    int maxDemoTokens() default -1;

    /**
     * Whether instructions and demos must be free of e-mail addresses, phone numbers, IBANs and card numbers. They are known by their form,
     * the last two by their check digits as well; names and postal addresses are not found.
     */
    boolean noPersonalData() default false;

    /**
     * The language of every instruction, a code of ISO 639 with two letters such as {@code "en"}; empty: any. It needs
     * {@code org.apache.opennlp:opennlp-models-langdetect} on the class path of tests. What is clearly in another language is refused; of
     * short texts that is often not clear. Languages of demos are not checked.
     */
    String language() default "";
}
