package dev.attune.samples.heart;

/**
 * The findings of a patient, each with its code spelled out.
 *
 * @param age in years
 * @param sex male or female
 * @param cp the kind of chest pain
 * @param trestbps resting blood pressure in mm Hg
 * @param chol serum cholesterol in mg/dl
 * @param fbs whether fasting blood sugar is above 120 mg/dl
 * @param restecg the resting electrocardiogram
 * @param thalach the highest heart rate reached
 * @param exang whether exercise brings on angina
 * @param oldpeak ST depression by exercise against rest
 * @param slope the slope of the peak exercise ST segment
 * @param ca the number of major vessels coloured by fluoroscopy
 * @param thal the thallium test
 */
public record Patient(
        String age,
        String sex,
        String cp,
        String trestbps,
        String chol,
        String fbs,
        String restecg,
        String thalach,
        String exang,
        String oldpeak,
        String slope,
        String ca,
        String thal) {

    /** All findings in words, one after the other. */
    public String findings() {
        return "age %s, sex %s, chest pain %s, resting blood pressure %s, cholesterol %s, fasting blood sugar above 120 %s, resting ECG %s, highest heart rate %s, exercise angina %s, ST depression %s, ST slope %s, major vessels %s, thallium test %s"
                .formatted(age, sex, cp, trestbps, chol, fbs, restecg, thalach, exang, oldpeak, slope, ca, thal);
    }
}
