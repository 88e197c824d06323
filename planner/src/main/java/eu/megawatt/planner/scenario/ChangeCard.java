package eu.megawatt.planner.scenario;

import eu.megawatt.planner.capacity.Project;
import java.time.LocalDate;

/** A change of what is planned from, such as a site that is late. */
public sealed interface ChangeCard {

  /** All that a site gets later than the plan's first day comes so many days later. */
  record SiteDelay(String siteId, int days) implements ChangeCard {}

  /** One step comes so many days later. */
  record StepDelay(String stepId, int days) implements ChangeCard {}

  /**
   * One step comes with other power.
   *
   * @param gridKw not 0; below 0 where power goes
   */
  record StepPower(String stepId, long gridKw) implements ChangeCard {

    public StepPower {
      if (gridKw == 0) {
        throw new IllegalArgumentException(
            "Step (%s) would have 0 kW; it needs power".formatted(stepId));
      }
    }
  }

  /**
   * A site loses power from a day on.
   *
   * @param gridKw more than 0
   */
  record LimitCut(String siteId, LocalDate on, long gridKw) implements ChangeCard {

    public LimitCut {
      if (gridKw <= 0) {
        throw new IllegalArgumentException(
            "The cut of (%s) is %d kW; it must be more than 0".formatted(siteId, gridKw));
      }
    }
  }

  /** Somebody else comes. */
  record NewTenant(Project project) implements ChangeCard {}

  /**
   * Work moves from one type of GPU to another.
   *
   * @param powerRatio what it then draws, of what it drew
   */
  record GpuSwap(String fromType, String toType, double powerRatio) implements ChangeCard {

    public GpuSwap {
      positive("powerRatio", powerRatio);
    }
  }

  /**
   * A demand is served by another model.
   *
   * @param powerRatio what it then draws, of what it drew
   */
  record ModelSwap(String demandId, double powerRatio) implements ChangeCard {

    public ModelSwap {
      positive("powerRatio", powerRatio);
    }
  }

  /** The hottest hour of a site is so many degrees hotter. */
  record HeatWave(String siteId, double degrees) implements ChangeCard {}

  /** The grid takes a site's power back in some hours, of a thousand. */
  record GridLimitation(String siteId, int limitedPermille) implements ChangeCard {

    public GridLimitation {
      if (limitedPermille < 0 || limitedPermille > 1_000) {
        throw new IllegalArgumentException(
            "(%s) is limited in %d of 1,000 hours; allowed is 0 to 1,000"
                .formatted(siteId, limitedPermille));
      }
    }
  }

  /**
   * Energy costs something else at a site, network included and before taxes.
   *
   * @param energyCentsPerMwh below 0 where it is paid to be taken
   */
  record Tariff(String siteId, long energyCentsPerMwh) implements ChangeCard {}

  /**
   * The tax on energy is another one at all sites of a country.
   *
   * @param country ISO 3166-1, two letters
   * @param taxCentsPerMwh 0 or more
   */
  record Tax(String country, long taxCentsPerMwh) implements ChangeCard {

    public Tax {
      if (taxCentsPerMwh < 0) {
        throw new IllegalArgumentException(
            "A tax of %d cents for a MWh; it may not be below 0".formatted(taxCentsPerMwh));
      }
    }
  }

  /** GPUs of a type do not come from a day on. */
  record Embargo(String gpuType, LocalDate from) implements ChangeCard {}

  private static void positive(String name, double ratio) {
    if (!(ratio > 0)) {
      throw new IllegalArgumentException("%s is %f; it must be more than 0".formatted(name, ratio));
    }
  }
}
