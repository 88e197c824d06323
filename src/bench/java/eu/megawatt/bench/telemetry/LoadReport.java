package eu.megawatt.bench.telemetry;

import java.util.Map;
import java.util.Optional;

/**
 * What sending a corpus has shown.
 *
 * @param offered samples sent
 * @param acknowledged of those, answered with 2xx
 * @param seconds from the first request to the last answer
 * @param cpuSeconds of the receiver, all of its threads
 * @param steadySamples acknowledged after a quarter of the run, when every series is known
 * @param steadyCpuSeconds of the receiver from then on
 * @param peakRssMiB of the receiver since it was started: VmHWM
 * @param statuses how many requests were answered with which status
 * @param refusal what the first that was not taken was answered
 */
record LoadReport(
    long offered,
    long acknowledged,
    double seconds,
    double cpuSeconds,
    long steadySamples,
    double steadyCpuSeconds,
    double peakRssMiB,
    double p50Millis,
    double p99Millis,
    double maxMillis,
    Map<Integer, Long> statuses,
    Optional<String> refusal) {

  LoadReport {
    statuses = Map.copyOf(statuses);
  }

  double samplesPerSecond() {
    return acknowledged / seconds;
  }

  double cpuSecondsPerMillion() {
    return cpuSeconds / (acknowledged / 1e6);
  }

  double steadyCpuSecondsPerMillion() {
    return steadyCpuSeconds / (steadySamples / 1e6);
  }
}
