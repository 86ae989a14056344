package org.springframework.transaction.annotation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for Spring's, which is not on the class path of these tests and is known by name. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Transactional {}
