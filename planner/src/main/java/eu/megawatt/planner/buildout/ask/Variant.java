package eu.megawatt.planner.buildout.ask;

import eu.megawatt.planner.buildout.Asset;
import java.util.List;
import java.util.Optional;

/**
 * An offer with one of its generations: an option of the case.
 *
 * @param gpuCount that stand in it
 */
public record Variant(Offer offer, Generation generation, long gpuCount) {

  private static final int CENTS = 100;
  private static final int QUARTERS_PER_YEAR = 4;

  /** Its name: that of the offer, with the generation where there is a choice of them. */
  public String id() {
    return offer.generationIds().size() == 1
        ? offer.id()
        : "%s with %s".formatted(offer.id(), generation.id());
  }

  /** What has to be paid with the order: the expansion, and the GPUs in it. */
  List<Asset> assets() {
    return List.of(
        asset(offer.capitalEuro(), offer.lifeYears()),
        asset(Math.multiplyExact(gpuCount, generation.euroPerGpu()), generation.lifeYears()));
  }

  private static Asset asset(long euro, Optional<Integer> lifeYears) {
    return new Asset(
        Math.multiplyExact(CENTS, euro), lifeYears.map(it -> QUARTERS_PER_YEAR * it).orElse(0));
  }
}
