package eu.megawatt.service.models;

import eu.megawatt.planner.models.Judged;
import eu.megawatt.planner.models.measure.Measurement;
import java.util.List;

/** What models are compared by. */
record Known(List<Measurement> measurements, Judged judged, FleetWorkloads fleet) {}
