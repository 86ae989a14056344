package dev.attune.engine.gate;

public record Estimate(double mean, Interval interval, int count) {}
