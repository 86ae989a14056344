package dev.attune.engine.search.race;

/** The factor L of a covariance matrix K = L L'. Immutable. */
final class Cholesky {

    private static final double LEAST = 1e-12;

    private final double[][] lower;

    /** @param lowerTriangle the rows of K up to the diagonal; taken over and overwritten */
    Cholesky(double[][] lowerTriangle) {
        lower = lowerTriangle;
        for (int i = 0; i < lower.length; i++) {
            double[] row = lower[i];
            for (int j = 0; j < i; j++) {
                row[j] = (row[j] - dot(row, lower[j], j)) / lower[j][j];
            }
            row[i] = Math.sqrt(Math.max(row[i] - dot(row, row, i), LEAST));
        }
    }

    /** Returns the log density of a normal vector with mean 0, but for a constant. */
    double logDensity(double[] vector) {
        double[] z = halfSolved(vector);
        double log = 0;
        for (int i = 0; i < z.length; i++) {
            log += -0.5 * z[i] * z[i] - Math.log(lower[i][i]);
        }
        return log;
    }

    /** Returns L⁻¹ x. */
    double[] halfSolved(double[] vector) {
        double[] z = new double[vector.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (vector[i] - dot(lower[i], z, i)) / lower[i][i];
        }
        return z;
    }

    /** Returns K⁻¹ x. */
    double[] solved(double[] vector) {
        double[] z = halfSolved(vector);
        for (int i = z.length - 1; i >= 0; i--) {
            z[i] /= lower[i][i];
            for (int k = 0; k < i; k++) {
                z[k] -= lower[i][k] * z[i];
            }
        }
        return z;
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
