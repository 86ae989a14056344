package dev.attune.engine.gate;

public record Interval(double low, double high, double confidence) {}
