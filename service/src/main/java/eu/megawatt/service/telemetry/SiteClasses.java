package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.live.LiveSite;
import eu.megawatt.telemetry.live.LiveView;
import java.util.Map;

/**
 * What classes of work draw at each site in a step of the past, {@link ClassWatts#COLUMNS} a site.
 *
 * @param holdings the version of the holdings that say so
 */
@SuppressWarnings("ArrayRecordComponent") // filled once and never compared
record SiteClasses(int[] watts, long holdings) {

  /**
   * Of the loads that a step has kept.
   *
   * @param places of sites and domains by their keys, the sites first
   */
  static SiteClasses of(LiveView view, Map<String, Integer> places, int[] load) {
    long sites = places.keySet().stream().filter(PowerHistory::isSite).count();
    int[] watts = new int[(int) sites * ClassWatts.COLUMNS];
    for (LiveSite site : view.sites()) {
      Integer place = places.get(PowerHistory.siteKey(site.site().id()));
      if (place != null) {
        int[] own = ClassWatts.of(site.classes(), load[place]);
        System.arraycopy(own, 0, watts, place * ClassWatts.COLUMNS, ClassWatts.COLUMNS);
      }
    }
    return new SiteClasses(watts, view.holdings());
  }

  /** By the words of the classes. */
  Map<String, Long> at(int site) {
    return ClassWatts.byWord(watts, site * ClassWatts.COLUMNS);
  }
}
