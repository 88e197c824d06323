package eu.megawatt.service.books.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.example.ExampleBook;
import eu.megawatt.reports.booking.MarketData;
import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.document.BillingDocument;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same laws on a real H2 file and on a real PostgreSQL. */
class StoredInputsTest {

  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(START, ZoneOffset.UTC);
  private static final Expectation NOTHING = new Expectation(Optional.empty());
  private static final Signature WHO = new Signature("u-1", "a test");
  private static final SeriesId PRICES = SeriesId.price("FR", "EUR");

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OnH2 extends Laws {

    OnH2(@TempDir Path folder) {
      super(Jdbi.create("jdbc:h2:file:" + folder.resolve("books")));
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OnPostgres extends Laws {

    OnPostgres() {
      super(withBlob(Jdbi.create(Postgres.SERVER.getPostgresDatabase())));
    }

    /** As the service prepares it. */
    private static Jdbi withBlob(Jdbi jdbi) {
      jdbi.useHandle(handle -> handle.execute("CREATE DOMAIN blob AS bytea"));
      return jdbi;
    }

    @AfterAll
    void close() throws IOException {
      Postgres.SERVER.close();
    }
  }

  /** Started when it is first needed. */
  private static final class Postgres {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1)).start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  abstract static class Laws {

    private final Jdbi jdbi;

    Laws(Jdbi jdbi) {
      this.jdbi = jdbi;
      jdbi.useHandle(
          handle -> {
            handle
                .createScript(
                    ClasspathSqlLocator.create()
                        .getResource(
                            StoredInputs.class.getClassLoader(),
                            "eu/megawatt/service/store/V27__inputs_of_the_books.sql"))
                .execute();
          });
    }

    /** With nothing in it. */
    private StoredInputs fresh() {
      jdbi.useHandle(
          handle -> {
            handle.execute("DELETE FROM books_document");
            handle.execute("DELETE FROM books_series");
            handle.execute("UPDATE books_revision SET revision = 0");
          });
      return reopened();
    }

    private StoredInputs reopened() {
      return StoredInputs.open(jdbi, CLOCK);
    }

    @Test
    void open_beforeAnythingWasBrought_hasTheProviderAlone() {
      StoredInputs inputs = fresh();

      assertThat(inputs.book()).isEmpty();
      assertThat(inputs.assets()).isEmpty();
      assertThat(inputs.accounts().own().id()).isEqualTo("provider");
      assertThat(inputs.market(START, START.plusSeconds(900)).series()).isEmpty();
    }

    @Test
    void bring_booksOneAfterTheOther_numbersThemAndKeepsTheOldOnes() {
      StoredInputs inputs = fresh();
      CostBook first = ExampleBook.book();
      CostBook second = named(first, "another");

      assertThat(inputs.bring(first, NOTHING, WHO, false)).isEqualTo(brought(1));
      long revision = inputs.revision();
      assertThat(inputs.bring(second, version(1), WHO, false)).isEqualTo(brought(2, 1));

      assertThat(inputs.revision()).isGreaterThan(revision);
      for (StoredInputs each : List.of(inputs, reopened())) {
        assertThat(each.book()).contains(numbered(second, 2));
        assertThat(each.book(1)).contains(numbered(first, 1));
        assertThat(each.book(2)).contains(numbered(second, 2));
        assertThat(each.book(3)).isEmpty();
      }
      assertThat(inputs.versions(DocumentKind.BOOK, Long.MAX_VALUE, 10).entries())
          .containsExactly(
              new DocumentVersion(2, START, "u-1", "a test"),
              new DocumentVersion(1, START, "u-1", "a test"));
    }

    @Test
    void bring_sameBookAgain_changesNothing() {
      StoredInputs inputs = fresh();
      inputs.bring(ExampleBook.book(), NOTHING, WHO, false);
      long revision = inputs.revision();

      assertThat(inputs.bring(numbered(ExampleBook.book(), 7), version(1), WHO, false))
          .isEqualTo(brought(1, 1));

      assertThat(inputs.revision()).isEqualTo(revision);
      assertThat(reopened().revision()).isEqualTo(revision);
      assertThat(inputs.book(2)).isEmpty();
    }

    @Test
    void bring_forAnotherVersionOrForNone_isRefusedAndChangesNothing() {
      StoredInputs inputs = fresh();
      inputs.bring(ExampleBook.book(), NOTHING, WHO, false);
      CostBook other = named(ExampleBook.book(), "another");

      assertThatThrownBy(() -> inputs.bring(other, version(2), WHO, false))
          .isInstanceOf(StaleException.class);
      assertThatThrownBy(() -> inputs.bring(other, NOTHING, WHO, false))
          .isInstanceOf(StaleException.class);

      assertThat(reopened().book().map(CostBook::name)).contains(ExampleBook.book().name());
    }

    @Test
    void bring_asATrial_changesNothing() {
      StoredInputs inputs = fresh();

      assertThat(inputs.bring(ExampleBook.book(), NOTHING, WHO, true)).isEqualTo(brought(1));
      assertThat(inputs.previewSeries(List.of(prices(START, 1, 2))))
          .singleElement()
          .extracting(SeriesImport::version)
          .isEqualTo(1);

      assertThat(inputs.book()).isEmpty();
      assertThat(inputs.series()).isEmpty();
      assertThat(inputs.revision()).isZero();
    }

    @Test
    void bring_accountsAndAssets_areThereAfterARestart() {
      StoredInputs inputs = fresh();
      BillingDocument billing =
          new BillingDocument(
              BillingAccount.shown("own", "Own SA", new TreeMap<>(Map.of("ops", "Operations"))),
              List.of(),
              new TreeMap<>(),
              "Own SA",
              "Own Billing SA");
      inputs.bring(billing, NOTHING, WHO, false);
      inputs.bringAssets(List.of(asset()), NOTHING, WHO, false);

      for (StoredInputs each : List.of(inputs, reopened())) {
        assertThat(each.accounts().ofTenant("ops").name()).isEqualTo("Own SA");
        assertThat(each.names().invoiceIssuerName()).isEqualTo("Own Billing SA");
        assertThat(each.assets()).containsExactly(asset());
      }
    }

    @Test
    void importSeries_sameAgain_changesNothing() {
      StoredInputs inputs = fresh();
      inputs.importSeries(List.of(prices(START, 1, 2)), "a", "u-1");
      long revision = inputs.revision();

      inputs.importSeries(List.of(prices(START, 1, 2)), "a", "u-1");

      assertThat(inputs.revision()).isEqualTo(revision);
      assertThat(inputs.series(PRICES.toString()).map(SeriesVersion::version)).contains(1);
    }

    @Test
    void importSeries_oneOfThemCannotBe_importsNone() {
      StoredInputs inputs = fresh();
      TimedSeries longName =
          new TimedSeries(SeriesId.price("Z".repeat(201), "EUR"), "file", prices(START, 1).steps());

      assertThatThrownBy(
              () -> inputs.importSeries(List.of(prices(START, 1, 2), longName), "a", "u-1"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("201");

      assertThat(reopened().series()).isEmpty();
      assertThat(inputs.revision()).isZero();
    }

    @Test
    void market_manyImportsOverEachOther_isWhatWasSaidLastOfEachHour() {
      for (int seed = 0; seed < 5; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        StoredInputs inputs = fresh();
        Map<Instant, BigDecimal> byHour = new TreeMap<>();
        int versions = 0;
        for (int i = 0; i < 12; i++) {
          TimedSeries imported = randomSeries(random);
          boolean isNew = false;
          for (Step step : imported.steps()) {
            for (Instant at = step.from(); at.isBefore(step.to()); at = at.plusSeconds(3_600)) {
              BigDecimal was = byHour.put(at, step.value());
              isNew |= was == null || was.compareTo(step.value()) != 0;
            }
          }
          versions += isNew ? 1 : 0;
          inputs.importSeries(List.of(imported), "sha", "u-1");
        }
        assertHours(inputs, random, byHour, versions);
        assertHours(reopened(), random, byHour, versions);
      }
    }

    private static void assertHours(
        StoredInputs inputs,
        SplittableRandom random,
        Map<Instant, BigDecimal> byHour,
        int versions) {
      for (int i = 0; i < 20; i++) {
        Instant from = hour(random.nextInt(-5, 100));
        Instant to = from.plusSeconds(3_600L * random.nextInt(1, 40));
        MarketData market = inputs.market(from, to);
        Map<Instant, BigDecimal> expected = new TreeMap<>(byHour);
        expected.keySet().removeIf(it -> it.isBefore(from) || !it.isBefore(to));
        Map<Instant, BigDecimal> read = new TreeMap<>();
        market
            .series()
            .values()
            .forEach(
                it -> {
                  assertThat(it.version()).isEqualTo(versions);
                  for (Step step : it.series().steps()) {
                    for (Instant at = step.from();
                        at.isBefore(step.to());
                        at = at.plusSeconds(3_600)) {
                      read.put(at, step.value());
                    }
                  }
                });
        assertThat(read).isEqualTo(expected);
      }
    }

    private static TimedSeries randomSeries(SplittableRandom random) {
      List<Step> steps = new ArrayList<>();
      int hour = random.nextInt(60);
      for (int i = random.nextInt(1, 8); i > 0; i--) {
        int length = random.nextInt(1, 6);
        steps.add(new Step(hour(hour), hour(hour + length), BigDecimal.valueOf(random.nextInt(4))));
        hour += length + random.nextInt(3);
      }
      return new TimedSeries(PRICES, "file", steps);
    }

    @Test
    void series_afterTwoImports_saysHowFarTheyReachAndWhatIsMissing() {
      StoredInputs inputs = fresh();
      inputs.importSeries(List.of(prices(hour(0), 1, 2)), "a", "u-1");
      inputs.importSeries(List.of(prices(hour(5), 3)), "b", "u-2");

      assertThat(inputs.series())
          .containsExactly(
              new SeriesVersion(PRICES, 2, "file", hour(0), hour(6), 3, 1, START, "u-2"));
    }
  }

  private static Instant hour(int number) {
    return START.plusSeconds(3_600L * number);
  }

  private static TimedSeries prices(Instant from, int... values) {
    List<Step> steps = new ArrayList<>();
    Instant at = from;
    for (int value : values) {
      steps.add(new Step(at, at.plusSeconds(3_600), BigDecimal.valueOf(value)));
      at = at.plusSeconds(3_600);
    }
    return new TimedSeries(PRICES, "file", steps);
  }

  private static Asset asset() {
    return new Asset(
        "hall",
        AssetClass.FACILITY,
        "FR-PAR-1",
        Optional.empty(),
        0,
        new BigDecimal("9000000"),
        "EUR",
        BigDecimal.ZERO,
        LocalDate.of(2020, 1, 1),
        new BigDecimal("20"),
        Optional.empty(),
        "ledger, page 1",
        Optional.empty());
  }

  private static Expectation version(int version) {
    return new Expectation(Optional.of(Integer.toString(version)));
  }

  private static Brought brought(int version) {
    return new Brought(version, Optional.empty());
  }

  private static Brought brought(int version, int before) {
    return new Brought(version, Optional.of(before));
  }

  private static CostBook numbered(CostBook book, int version) {
    return new CostBook(book.name(), version, book.sites(), book.assumptions());
  }

  private static CostBook named(CostBook book, String name) {
    return new CostBook(name, book.version(), book.sites(), book.assumptions());
  }
}
