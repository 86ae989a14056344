package dev.attune.report.project;

/** The programs, for the test that puts them into projects. */
public final class Fixtures {

    public static final Class<?> FAILING_GATE = FailingGateTest.class;
    public static final Class<?> PASSING_GATE = PassingGateTest.class;
    public static final Class<?> INCONCLUSIVE_GATE = InconclusiveGateTest.class;
    public static final Class<?> NO_FACTORY = NoFactoryTest.class;
    public static final Class<?> ORDINARY = OrdinaryTest.class;

    public static final Class<?> REFUSED_KEY = RefusedKeyTest.class;

    private Fixtures() {}
}
