package eu.megawatt.planner.buildout.ask;

import java.util.List;
import java.util.Optional;

/** What may be built, and how build-outs are judged. Immutable. */
public record Offers(
    String name, Conditions conditions, List<Generation> generations, List<Offer> offers) {

  public Offers {
    generations = List.copyOf(generations);
    offers = List.copyOf(offers);
  }

  /** A generation by its id. */
  Optional<Generation> generation(String id) {
    return generations.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** An offer by its id. */
  public Optional<Offer> offer(String id) {
    return offers.stream().filter(it -> it.id().equals(id)).findFirst();
  }
}
