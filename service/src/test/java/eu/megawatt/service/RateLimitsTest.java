package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.security.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody calls so often that others wait. */
final class RateLimitsTest {

  @Test
  void caller_thatCallsTooOften_isSentAwayAloneUntilTimePasses(@TempDir Path data) {
    Clock still = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    try (RunningService running =
            RunningService.from(
                Settings.usual(data, still)
                    .with(new AccessSettings(Optional.empty(), 3, Set.of())));
        Caller program = People.withToken(running, Role.PLANNER)) {
      for (int i = 0; i < 3; i++) {
        assertThat(program.get("/api/v1/status").status()).isEqualTo(200);
      }
      Reply refused = program.get("/api/v1/status");

      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(refused.json().path("detail").asText()).contains("3 times a second");
      assertThat(running.admin().get("/api/v1/status").status()).isEqualTo(200);
    }
  }
}
