package eu.megawatt.reports.focus.check;

/**
 * What a rule asks with what it inherits: a part of a rule is asked only where the whole is, and
 * one of several alternatives is broken only where all of them are.
 */
record Obligation(Check when, Check require) {}
