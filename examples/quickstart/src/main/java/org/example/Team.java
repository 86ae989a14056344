package org.example;

public enum Team {
    BILLING,
    SHIPPING,
    ACCOUNT
}
