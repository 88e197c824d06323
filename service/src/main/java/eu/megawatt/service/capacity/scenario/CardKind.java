package eu.megawatt.service.capacity.scenario;

import static eu.megawatt.service.capacity.scenario.CardField.COUNTRY;
import static eu.megawatt.service.capacity.scenario.CardField.DEMAND_ID;
import static eu.megawatt.service.capacity.scenario.CardField.ENERGY_MINOR_PER_MWH;
import static eu.megawatt.service.capacity.scenario.CardField.FROM_TYPE;
import static eu.megawatt.service.capacity.scenario.CardField.GPU_TYPE;
import static eu.megawatt.service.capacity.scenario.CardField.GRID_KW;
import static eu.megawatt.service.capacity.scenario.CardField.HOTTER_C;
import static eu.megawatt.service.capacity.scenario.CardField.IT_KW;
import static eu.megawatt.service.capacity.scenario.CardField.LATER_DAYS;
import static eu.megawatt.service.capacity.scenario.CardField.LIMITED_PERMILLE;
import static eu.megawatt.service.capacity.scenario.CardField.ON;
import static eu.megawatt.service.capacity.scenario.CardField.POWER_RATIO;
import static eu.megawatt.service.capacity.scenario.CardField.PROBABILITY_PERMILLE;
import static eu.megawatt.service.capacity.scenario.CardField.PROFILE_ID;
import static eu.megawatt.service.capacity.scenario.CardField.RAMP_DAYS;
import static eu.megawatt.service.capacity.scenario.CardField.SITE_ID;
import static eu.megawatt.service.capacity.scenario.CardField.STEP_ID;
import static eu.megawatt.service.capacity.scenario.CardField.TAX_MINOR_PER_MWH;
import static eu.megawatt.service.capacity.scenario.CardField.TENANT_ID;
import static eu.megawatt.service.capacity.scenario.CardField.WORK_KIND;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of change cards, each with the members that it needs; it may have no others. */
enum CardKind {
  SITE_DELAY("siteDelay", Set.of(SITE_ID, LATER_DAYS)),
  STEP_DELAY("stepDelay", Set.of(STEP_ID, LATER_DAYS)),
  STEP_POWER("stepPower", Set.of(STEP_ID, GRID_KW)),
  LIMIT_CUT("limitCut", Set.of(SITE_ID, ON, GRID_KW)),
  NEW_TENANT(
      "newTenant",
      Set.of(
          DEMAND_ID,
          PROFILE_ID,
          TENANT_ID,
          WORK_KIND,
          GPU_TYPE,
          IT_KW,
          ON,
          RAMP_DAYS,
          PROBABILITY_PERMILLE)),
  GPU_SWAP("gpuSwap", Set.of(FROM_TYPE, GPU_TYPE, POWER_RATIO)),
  MODEL_SWAP("modelSwap", Set.of(DEMAND_ID, POWER_RATIO)),
  HEAT_WAVE("heatWave", Set.of(SITE_ID, HOTTER_C)),
  GRID_LIMITATION("gridLimitation", Set.of(SITE_ID, LIMITED_PERMILLE)),
  EMBARGO("embargo", Set.of(GPU_TYPE, ON)),
  TARIFF("tariff", Set.of(SITE_ID, ENERGY_MINOR_PER_MWH)),
  TAX("tax", Set.of(COUNTRY, TAX_MINOR_PER_MWH));

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<CardField> fields;

  CardKind(String word, Set<CardField> fields) {
    this.word = word;
    this.fields = fields;
  }

  Set<CardField> fields() {
    return fields;
  }

  static Optional<CardKind> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(it -> it.word).toList();
  }
}
