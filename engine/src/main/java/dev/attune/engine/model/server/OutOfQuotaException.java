package dev.attune.engine.model.server;

import dev.langchain4j.exception.NonRetriableException;

/** The account of a key has nothing left to spend: neither time nor another request changes that. */
final class OutOfQuotaException extends NonRetriableException {

    private static final long serialVersionUID = 1L;

    OutOfQuotaException(String message) {
        super(message);
    }
}
