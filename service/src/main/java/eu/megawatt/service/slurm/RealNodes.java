package eu.megawatt.service.slurm;

import eu.megawatt.service.live.Reality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** On which nodes Slurm says that our jobs run. */
final class RealNodes {

  private RealNodes() {}

  /** One fact for each job at work that the plan has under way; what is known changes nothing. */
  static List<Reality.Fact> of(
      Collection<Submission> open, Reality.Handed plan, Collection<SlurmJob> jobs) {
    Map<Mark, SlurmJob> atWork = new HashMap<>();
    for (SlurmJob job : jobs) {
      if (job.stage() == SlurmJob.Stage.RUNNING && !job.gpusByNode().isEmpty()) {
        job.mark().ifPresent(it -> atWork.put(it, job));
      }
    }
    List<Reality.Fact> facts = new ArrayList<>();
    for (Submission submission : open) {
      Optional.ofNullable(atWork.get(submission.mark()))
          .filter(_ -> plan.underWay().containsKey(submission.jobId()))
          .ifPresent(
              it ->
                  facts.add(
                      new Reality.RunsOn(
                          submission.jobId(),
                          it.gpusByNode(),
                          "Slurm has it on " + String.join(", ", it.nodes()))));
    }
    return List.copyOf(facts);
  }
}
