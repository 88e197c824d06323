package eu.megawatt.planner.models.measure;

import java.util.List;

/**
 * What a file has.
 *
 * @param all in the order of the file
 * @param passedOver rows of models that write no tokens, such as those of images and films
 */
public record Measurements(List<Measurement> all, int passedOver) {

  public Measurements {
    all = List.copyOf(all);
  }

  /** Those of one model at one task on one type of GPU, in the order of the file. */
  public List<Measurement> of(String nickname, String task, String gpuType) {
    return all.stream()
        .filter(it -> it.nickname().equals(nickname))
        .filter(it -> it.task().equals(task))
        .filter(it -> it.configuration().gpuType().equals(gpuType))
        .toList();
  }
}
