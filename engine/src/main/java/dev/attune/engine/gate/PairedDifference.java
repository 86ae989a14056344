package dev.attune.engine.gate;

public record PairedDifference(double mean, Interval interval, int count) {}
