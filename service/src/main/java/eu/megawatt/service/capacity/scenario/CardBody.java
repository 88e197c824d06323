package eu.megawatt.service.capacity.scenario;

import eu.megawatt.planner.capacity.Delay;
import eu.megawatt.planner.capacity.Project;
import eu.megawatt.planner.scenario.ChangeCard;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A change card as JSON, before anything in it has been checked.
 *
 * @param laterDays below 0 where it comes earlier
 * @param on when power is lost, a tenant comes, or GPUs come no more
 * @param gridKw that a site loses, or a step has
 * @param itKw of a new tenant, once all of it is there
 * @param gpuType of a new tenant or an embargo; what work moves to
 * @param powerRatio what is drawn then, of what was drawn
 * @param hotterC by how many degrees the hottest hour is hotter
 * @param energyMinorPerMWh what energy costs then, before taxes
 */
public record CardBody(
    Optional<String> kind,
    Optional<String> siteId,
    Optional<String> stepId,
    Optional<String> demandId,
    Optional<Integer> laterDays,
    Optional<LocalDate> on,
    Optional<Long> gridKw,
    Optional<Double> itKw,
    Optional<String> fromType,
    Optional<String> gpuType,
    Optional<Double> powerRatio,
    Optional<Double> hotterC,
    Optional<Integer> limitedPermille,
    Optional<String> country,
    Optional<Long> energyMinorPerMWh,
    Optional<Long> taxMinorPerMWh,
    Optional<String> profileId,
    Optional<String> tenantId,
    Optional<String> workKind,
    Optional<Integer> rampDays,
    Optional<Integer> probabilityPermille) {

  /** A member of it. */
  Optional<?> value(CardField field) {
    return switch (field) {
      case SITE_ID -> siteId;
      case STEP_ID -> stepId;
      case DEMAND_ID -> demandId;
      case LATER_DAYS -> laterDays;
      case ON -> on;
      case GRID_KW -> gridKw;
      case IT_KW -> itKw;
      case FROM_TYPE -> fromType;
      case GPU_TYPE -> gpuType;
      case POWER_RATIO -> powerRatio;
      case HOTTER_C -> hotterC;
      case LIMITED_PERMILLE -> limitedPermille;
      case COUNTRY -> country;
      case ENERGY_MINOR_PER_MWH -> energyMinorPerMWh;
      case TAX_MINOR_PER_MWH -> taxMinorPerMWh;
      case PROFILE_ID -> profileId;
      case TENANT_ID -> tenantId;
      case WORK_KIND -> workKind;
      case RAMP_DAYS -> rampDays;
      case PROBABILITY_PERMILLE -> probabilityPermille;
    };
  }

  /** The card; of one that has been checked. */
  ChangeCard card(CardKind its) {
    return switch (its) {
      case SITE_DELAY -> new ChangeCard.SiteDelay(siteId.orElseThrow(), laterDays.orElseThrow());
      case STEP_DELAY -> new ChangeCard.StepDelay(stepId.orElseThrow(), laterDays.orElseThrow());
      case STEP_POWER -> new ChangeCard.StepPower(stepId.orElseThrow(), gridKw.orElseThrow());
      case LIMIT_CUT ->
          new ChangeCard.LimitCut(siteId.orElseThrow(), on.orElseThrow(), gridKw.orElseThrow());
      case NEW_TENANT -> new ChangeCard.NewTenant(project());
      case GPU_SWAP ->
          new ChangeCard.GpuSwap(
              fromType.orElseThrow(), gpuType.orElseThrow(), powerRatio.orElseThrow());
      case MODEL_SWAP -> new ChangeCard.ModelSwap(demandId.orElseThrow(), powerRatio.orElseThrow());
      case HEAT_WAVE -> new ChangeCard.HeatWave(siteId.orElseThrow(), hotterC.orElseThrow());
      case GRID_LIMITATION ->
          new ChangeCard.GridLimitation(siteId.orElseThrow(), limitedPermille.orElseThrow());
      case EMBARGO -> new ChangeCard.Embargo(gpuType.orElseThrow(), on.orElseThrow());
      case TARIFF -> new ChangeCard.Tariff(siteId.orElseThrow(), energyMinorPerMWh.orElseThrow());
      case TAX -> new ChangeCard.Tax(country.orElseThrow(), taxMinorPerMWh.orElseThrow());
    };
  }

  private Project project() {
    return new Project(
        demandId.orElseThrow(),
        profileId.orElseThrow(),
        tenantId.orElseThrow(),
        workKind.orElseThrow(),
        gpuType.orElseThrow(),
        itKw.orElseThrow(),
        on.orElseThrow(),
        rampDays.orElseThrow(),
        probabilityPermille.orElseThrow(),
        Delay.NONE);
  }
}
