package eu.megawatt.scheduler.price;

import eu.megawatt.fleet.unit.Money;
import eu.megawatt.fleet.unit.Power;
import java.time.Instant;

/**
 * What one placement costs and draws, each figure exact until its own rounding, half up.
 *
 * @param energyEur energy above idle
 * @param carbonEur carbon above idle at the scenario's internal price
 * @param latenessEur price of ending past the deadline
 * @param energyAboveIdleWh facility energy above idle in Wh
 * @param end when the run ends
 * @param latenessHours hours past the deadline; zero where it is kept or there is none
 * @param peak the gang's largest draw on the IT side, what its GPUs draw idle included
 */
public record PlacementPrice(
    Money energyEur,
    Money carbonEur,
    Money latenessEur,
    long energyAboveIdleWh,
    Instant end,
    double latenessHours,
    Power peak) {}
