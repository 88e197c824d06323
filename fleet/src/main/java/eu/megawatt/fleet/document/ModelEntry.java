package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A model as read. */
final class ModelEntry extends Entry {

  static final Shape<ModelEntry> SHAPE =
      Shape.<ModelEntry>of("a model object")
          .required("id", (in, model) -> model.id = in.id())
          .required(
              "gpusPerReplica",
              (in, model) -> model.gpusPerReplica = in.whole(Range.COUNT_FROM_ONE))
          .optional("replicasPerGpu", (in, model) -> model.readReplicasPerGpu(in))
          .required("latencyMs", (in, model) -> model.latencyMs = in.number(Range.NOT_NEGATIVE))
          .required("tokensPerSecondPerGpu", (in, model) -> model.readTokens(in))
          .required("wattsByLoad", (in, model) -> model.readWatts(in));

  private int gpusPerReplica;
  private int replicasPerGpu = 1;
  private long replicasPerGpuAt;
  private double latencyMs;
  private final Map<String, Double> tokens = new LinkedHashMap<>();
  private final Map<String, CurveDraft> watts = new LinkedHashMap<>();
  private long tokensAt;
  private long wattsAt;

  private void readReplicasPerGpu(Cursor in) throws IOException {
    replicasPerGpuAt = in.at();
    if (!in.isNull()) {
      replicasPerGpu = in.whole(Range.PARTS_OF_A_GPU);
    }
  }

  private void readTokens(Cursor in) throws IOException {
    tokensAt = in.at();
    if (!in.isObject()) {
      in.notA("an object with tokens per second for each GPU type");
      return;
    }
    in.fields((number, type) -> tokens.put(type, number.number(Range.POSITIVE)));
  }

  private void readWatts(Cursor in) throws IOException {
    wattsAt = in.at();
    if (!in.isObject()) {
      in.notA("an object with points of load and watts for each GPU type");
      return;
    }
    in.fields((curve, type) -> watts.put(type, CurveDraft.read(curve)));
  }

  void check(Section<GpuTypeEntry> types, Issues issues) {
    if (replicasPerGpu > 1 && gpusPerReplica > 1) {
      issues.add(
          replicasPerGpuAt,
          pointer("replicasPerGpu"),
          "%d replicas share a GPU and gpusPerReplica says that one has %d; one of the two must be 1"
              .formatted(replicasPerGpu, gpusPerReplica));
    }
    for (String type : tokens.keySet()) {
      types.resolve(new Text(type, tokensAt), pointer("tokensPerSecondPerGpu", type), issues);
    }
    watts.forEach(
        (type, curve) -> {
          GpuTypeEntry known =
              types.resolve(new Text(type, wattsAt), pointer("wattsByLoad", type), issues);
          if (known != null) {
            curve.check(known, issues);
          }
        });
    sameTypes(tokens.keySet(), watts.keySet(), wattsAt, "wattsByLoad", issues);
    sameTypes(watts.keySet(), tokens.keySet(), tokensAt, "tokensPerSecondPerGpu", issues);
  }

  private void sameTypes(
      Set<String> these, Set<String> those, long at, String field, Issues issues) {
    for (String type : these) {
      if (!those.contains(type)) {
        issues.add(
            at,
            pointer(field),
            "there is no %s here; tokensPerSecondPerGpu and wattsByLoad name the same GPU types"
                .formatted(Names.quoted(type)));
      }
    }
  }

  private String pointer(String field, String type) {
    return pointer(field) + "/" + Trail.escaped(type);
  }

  Model complete() {
    Map<String, LoadCurve> curves = new LinkedHashMap<>();
    watts.forEach((type, curve) -> curves.put(type, curve.complete()));
    return new Model(
        requireNonNull(id).value(), gpusPerReplica, replicasPerGpu, latencyMs, tokens, curves);
  }
}
