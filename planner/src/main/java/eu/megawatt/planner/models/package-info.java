/**
 * Small models against large ones: what a task takes of power, money and carbon, how good the
 * answers are, and which model leads by which of these questions.
 */
@NullMarked
package eu.megawatt.planner.models;

import org.jspecify.annotations.NullMarked;
