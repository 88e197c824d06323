package eu.megawatt.planner.models.compare;

/** What a metric says of one model. */
public sealed interface Reading {

  String nickname();

  record Read(Figure figure) implements Reading {
    @Override
    public String nickname() {
      return figure.nickname();
    }
  }

  /** It says nothing, and the model has no place. */
  record Missing(String nickname, String because) implements Reading {}
}
