package org.springframework.test.context.junit.jupiter;

import org.junit.jupiter.api.extension.Extension;

/** Stands for Spring's, which is not on the class path of these tests and is known by name. */
public class SpringExtension implements Extension {}
