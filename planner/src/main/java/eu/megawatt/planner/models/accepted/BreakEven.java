package eu.megawatt.planner.models.accepted;

import java.math.BigDecimal;
import java.math.MathContext;

/** Where the larger of two models becomes the cheaper by accepted task, in closed form. */
public final class BreakEven {

  private static final MathContext DIGITS = MathContext.DECIMAL64;

  private BreakEven() {}

  /**
   * The harm of a refused answer, from 0 on, for which the large model is the cheaper: {@code e* =
   * (a_s c_l - a_l c_s) / (a_l - a_s)}, from {@code (c_s + (1 - a_s) e) / a_s = (c_l + (1 - a_l) e)
   * / a_l}.
   *
   * @throws IllegalArgumentException where one of them has no accepted answer at all
   */
  public static Overtaking errorEur(Offer small, Offer large) {
    checkAccepted("small", small);
    checkAccepted("large", large);
    BigDecimal dearer =
        small
            .acceptedShare()
            .multiply(large.taskEur())
            .subtract(large.acceptedShare().multiply(small.taskEur()));
    BigDecimal better = large.acceptedShare().subtract(small.acceptedShare());
    if (better.signum() == 0) {
      return sameShare(dearer);
    }
    BigDecimal value = dearer.divide(better, DIGITS);
    return better.signum() > 0 ? ofBetter(dearer, value) : ofWorse(dearer, value);
  }

  private static Overtaking sameShare(BigDecimal dearer) {
    return dearer.signum() < 0
        ? new Overtaking.Always("as many of its answers are accepted, and it asks less")
        : new Overtaking.Never("as many of its answers are accepted, and it asks no less");
  }

  private static Overtaking ofBetter(BigDecimal dearer, BigDecimal value) {
    return dearer.signum() < 0
        ? new Overtaking.Always("more of its answers are accepted, and each costs less")
        : new Overtaking.Above(value);
  }

  private static Overtaking ofWorse(BigDecimal dearer, BigDecimal value) {
    return dearer.signum() < 0
        ? new Overtaking.Below(value)
        : new Overtaking.Never("fewer of its answers are accepted, and each costs no less");
  }

  /**
   * The share of the large model's answers that has to be accepted for it to be the cheaper, with
   * the small one as it is: {@code a_l* = (c_l + e) / (k_s + e)}, where k_s is what an accepted
   * task of the small one costs.
   *
   * @param largeTaskEur of the large model, c_l
   * @param errorEur harm of one refused answer, e
   * @throws IllegalArgumentException where the small one has no accepted answer at all
   */
  public static Overtaking largeShare(Offer small, BigDecimal largeTaskEur, BigDecimal errorEur) {
    checkAccepted("small", small);
    Offer.checkNotNegative("largeTaskEur", largeTaskEur);
    Offer.checkNotNegative("errorEur", errorEur);
    BigDecimal asked = largeTaskEur.add(errorEur).multiply(small.acceptedShare());
    BigDecimal smallAsks = small.taskEur().add(errorEur);
    return asked.compareTo(smallAsks) >= 0
        ? new Overtaking.Never("with every answer accepted it still costs no less")
        : new Overtaking.Above(asked.divide(smallAsks, DIGITS));
  }

  /**
   * The share of the small model's answers that has to be accepted for asking it first, and the
   * large one where it is refused, to be cheaper than asking the large one at once: {@code a_s* =
   * c_s / c_l}.
   */
  public static Overtaking smallFirstShare(BigDecimal smallTaskEur, BigDecimal largeTaskEur) {
    Offer.checkNotNegative("smallTaskEur", smallTaskEur);
    Offer.checkNotNegative("largeTaskEur", largeTaskEur);
    return smallTaskEur.compareTo(largeTaskEur) >= 0
        ? new Overtaking.Never("it costs no less than the large one itself")
        : new Overtaking.Above(smallTaskEur.divide(largeTaskEur, DIGITS));
  }

  private static void checkAccepted(String name, Offer offer) {
    if (offer.acceptedShare().signum() == 0) {
      throw new IllegalArgumentException(
          "acceptedShare of the %s model is 0; a model none of whose answers is accepted has no cost by accepted task"
              .formatted(name));
    }
  }
}
