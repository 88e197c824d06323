package eu.megawatt.planner.models.measure;

/**
 * How large a model is.
 *
 * @param totalBillions parameters held in memory, in 1e9
 * @param activatedBillions parameters that one token passes through, in 1e9; all of them in a dense
 *     model
 */
public record Parameters(double totalBillions, double activatedBillions) {

  public Parameters {
    if (!(activatedBillions > 0 && activatedBillions <= totalBillions)) {
      throw new IllegalArgumentException(
          "activatedBillions is %s of %s parameters; it is more than 0 and not more than all of them"
              .formatted(activatedBillions, totalBillions));
    }
  }
}
