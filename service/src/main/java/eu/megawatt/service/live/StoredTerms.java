package eu.megawatt.service.live;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.scheduler.live.Work;
import java.util.List;
import java.util.Optional;

/** What a job asks for beside what every job does, as it is kept. */
record StoredTerms(
    List<String> after, Optional<StoredInterruption> interruption, Optional<StoredData> data) {

  /** How it may be interrupted, as it is kept. */
  record StoredInterruption(
      double checkpointMinutes, double restartMinutes, double leastMinutes, double restartEur) {}

  /** Where its data lies, as it is kept. */
  record StoredData(String site, double gigabytes) {}

  static Optional<StoredTerms> of(JobTerms terms) {
    boolean isPlain =
        terms.after().isEmpty()
            && terms.data().isEmpty()
            && terms.interruption().filter(it -> !it.equals(Work.FREELY)).isEmpty();
    return isPlain
        ? Optional.empty()
        : Optional.of(
            new StoredTerms(
                terms.after(),
                terms
                    .interruption()
                    .map(
                        it ->
                            new StoredInterruption(
                                it.checkpointMinutes(),
                                it.restartMinutes(),
                                it.leastMinutes(),
                                it.restartEur())),
                terms.data().map(it -> new StoredData(it.site(), it.gigabytes()))));
  }

  JobTerms toTerms() {
    return new JobTerms(
        after,
        interruption.map(
            it ->
                new Interruption(
                    it.checkpointMinutes, it.restartMinutes, it.leastMinutes, it.restartEur)),
        data.map(it -> new DataSource(it.site, it.gigabytes)));
  }
}
