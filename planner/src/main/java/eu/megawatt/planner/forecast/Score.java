package eu.megawatt.planner.forecast;

/**
 * How a model did in the back-test.
 *
 * @param model its name
 * @param scale that it worked on: plain, root or log
 * @param mase mean absolute error over all origins and steps, over that of the last season again
 *     one season ahead within the history (Hyndman and Koehler, 2006); 1 is as good as that
 */
public record Score(String model, String scale, double mase) {}
