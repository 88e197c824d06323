package eu.megawatt.service.capacity.scenario;

/** The members that a change card may have. */
enum CardField {
  SITE_ID("siteId"),
  STEP_ID("stepId"),
  DEMAND_ID("demandId"),
  LATER_DAYS("laterDays"),
  ON("on"),
  GRID_KW("gridKw"),
  IT_KW("itKw"),
  FROM_TYPE("fromType"),
  GPU_TYPE("gpuType"),
  POWER_RATIO("powerRatio"),
  HOTTER_C("hotterC"),
  LIMITED_PERMILLE("limitedPermille"),
  COUNTRY("country"),
  ENERGY_MINOR_PER_MWH("energyMinorPerMWh"),
  TAX_MINOR_PER_MWH("taxMinorPerMWh"),
  PROFILE_ID("profileId"),
  TENANT_ID("tenantId"),
  WORK_KIND("workKind"),
  RAMP_DAYS("rampDays"),
  PROBABILITY_PERMILLE("probabilityPermille");

  private final String word;

  CardField(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
