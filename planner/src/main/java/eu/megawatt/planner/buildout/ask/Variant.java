package eu.megawatt.planner.buildout.ask;

/**
 * An offer with one of its generations: an option of the case.
 *
 * @param gpuCount that stand in it
 */
public record Variant(Offer offer, Generation generation, long gpuCount) {

  /** Its name: that of the offer, with the generation where there is a choice of them. */
  public String id() {
    return offer.generationIds().size() == 1
        ? offer.id()
        : "%s with %s".formatted(offer.id(), generation.id());
  }

  /** What has to be paid with the order. */
  long capitalEuro() {
    return offer.capitalEuro() + gpuCount * generation.euroPerGpu();
  }
}
