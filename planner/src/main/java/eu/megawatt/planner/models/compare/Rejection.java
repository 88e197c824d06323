package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.Assumed;

/** What happens with an answer that is not accepted. */
public sealed interface Rejection {

  /**
   * The model is asked again until an answer is accepted.
   *
   * @param errorEur harm of each refused answer
   */
  record Retried(Assumed errorEur) implements Rejection {
    public Retried {
      if (errorEur.value().signum() < 0) {
        throw new IllegalArgumentException(
            "errorEur is %s; it is not less than 0".formatted(errorEur.value().toPlainString()));
      }
    }
  }

  /**
   * Another model is asked, and what it answers is taken.
   *
   * @param toNickname one of the models that are compared
   */
  record Escalated(String toNickname) implements Rejection {}
}
