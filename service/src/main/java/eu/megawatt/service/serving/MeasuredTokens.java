package eu.megawatt.service.serving;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.service.predict.Estimate;
import eu.megawatt.service.predict.Predictor;
import eu.megawatt.service.predict.TokenWork;
import eu.megawatt.service.predict.TypePrediction;
import eu.megawatt.service.predict.WorkBody;
import eu.megawatt.service.predict.WorkCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many tokens a second a GPU has of a model that says what it is made of, as measured, at the
 * lower bound. What is told of a model stays until it is another by more than 2 %, so that services
 * are not moved about by every look at a node. Thread-safe.
 */
public final class MeasuredTokens {

  static final double STEADY = 0.02;

  private static final int MOST_KEPT = 10_000;

  private final Predictor predictor;
  private final Map<Key, Double> told =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Double> eldest) {
              return size() > MOST_KEPT;
            }
          });

  private record Key(WorkBody architecture, String gpuTypeId) {}

  public MeasuredTokens(Predictor predictor) {
    this.predictor = predictor;
  }

  /** By GPU type, of those that were measured; none where the model does not say. */
  Map<String, Double> of(ModelBody model, Scenario fleet) {
    Map<String, Double> tokens = new LinkedHashMap<>();
    model
        .architecture()
        .ifPresent(
            body ->
                predicted(body, fleet)
                    .forEach(
                        it ->
                            it.estimate()
                                .map(Estimate::lowTokensPerSecond)
                                .map(now -> steady(new Key(body, it.gpuTypeId()), now))
                                .ifPresent(now -> tokens.put(it.gpuTypeId(), now))));
    return tokens;
  }

  private double steady(Key key, double now) {
    return Optional.ofNullable(
            told.compute(
                key, (_, was) -> was == null || Math.abs(now / was - 1) > STEADY ? now : was))
        .orElse(now);
  }

  /** Of one batch after the other on one GPU. */
  private List<TypePrediction> predicted(WorkBody body, Scenario fleet) {
    Optional<TokenWork> work = new WorkCheck("", new ArrayList<>()).work(body.ofOneBatch());
    return work.map(it -> predictor.predict(it, 1, Map.of(), fleet)).orElse(List.of());
  }
}
