package eu.megawatt.service.demo;

import eu.megawatt.planner.example.RampBuildOut;
import eu.megawatt.service.capacity.buildout.BuildOutAsked;
import eu.megawatt.service.capacity.buildout.BuildOutJob;
import eu.megawatt.service.capacity.buildout.BuildOuts;
import eu.megawatt.service.change.Expectation;
import java.util.Optional;

/** What may be built for the ramp to 200 MW, and what to build of it. */
public final class DemoBuildOut {

  private static final String BY = "demonstration";

  private final BuildOuts buildOuts;

  public DemoBuildOut(BuildOuts buildOuts) {
    this.buildOuts = buildOuts;
  }

  /** Brings the options where there are none yet, once there is a capacity plan. */
  void begin() {
    if (buildOuts.options().newest().isPresent()) {
      return;
    }
    int _ =
        buildOuts
            .options()
            .bring(
                RampBuildOut.offers(),
                new Expectation(Optional.of(Expectation.ABSENT)),
                BY,
                "the demonstration's offers for the ramp to 200 MW")
            .number();
    BuildOutJob _ = buildOuts.add(BuildOutAsked.USUAL, BY);
  }
}
