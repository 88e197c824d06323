package eu.megawatt.fleet.unit;

/** A number of GPUs as it is said: 1 GPU, 8 GPUs. */
public record GpuCount(long gpus) {

  @Override
  public String toString() {
    return gpus == 1 ? "1 GPU" : gpus + " GPUs";
  }
}
