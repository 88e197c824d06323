package eu.megawatt.planner.buildout.ask;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.leadtime.LeadItem;
import java.util.List;

/**
 * A case with the offers and the capacity plan that it is of.
 *
 * @param variants in the order of the case's options
 */
public record BuildQuestion(
    CapacityPlan plan, Offers offers, List<Variant> variants, BuildCase buildCase) {

  public BuildQuestion {
    variants = List.copyOf(variants);
  }

  /**
   * What is asked: demand at its quantile, raised by the reserve; supply that is there or signed;
   * and the offers. Steps of which nothing is signed are no supply.
   *
   * @param leadItems say how long an offer takes that has no lead time of its own
   * @throws InvalidDocumentException with all that the offers have and the plan does not
   */
  public static BuildQuestion of(CapacityPlan plan, List<LeadItem> leadItems, Offers offers) {
    OfferCheck.check(plan, offers);
    CaseMaker maker = new CaseMaker(plan, leadItems, offers);
    List<Variant> variants = maker.variants();
    try {
      return new BuildQuestion(plan, offers, variants, maker.make(variants));
    } catch (IllegalArgumentException e) {
      throw new InvalidDocumentException(List.of(new Issue("", String.valueOf(e.getMessage()))));
    }
  }

  /** The quarters of the case. */
  public Quarters quarters() {
    return offers.conditions().quarters();
  }

  /** A variant by the id of its option. */
  public Variant variant(String optionId) {
    return variants.stream().filter(it -> it.id().equals(optionId)).findFirst().orElseThrow();
  }
}
