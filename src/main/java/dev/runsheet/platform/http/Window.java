package dev.runsheet.platform.http;

/// How often somebody asked, second by second, in the one that runs and the sixty before it.
final class Window {
    static final int SECONDS = 61;

    private final int[] counts = new int[SECONDS];
    private long newest;
    private int sum;

    Window(long second) {
        newest = second;
    }

    /// Forgets what is older than a minute at `second`.
    void moveTo(long second) {
        for (long i = Math.max(newest + 1, second - SECONDS + 1); i <= second; i++) {
            int place = place(i);
            sum -= counts[place];
            counts[place] = 0;
        }
        newest = Math.max(newest, second);
    }

    void add() {
        counts[place(newest)]++;
        sum++;
    }

    int sum() {
        return sum;
    }

    /// In how many seconds the first of those that are remembered is forgotten.
    int untilFirstIsForgotten() {
        for (int age = SECONDS - 1; age > 0; age--) {
            if (counts[place(newest - age)] > 0) {
                return SECONDS - age;
            }
        }
        return SECONDS;
    }

    private static int place(long second) {
        return Math.floorMod(second, SECONDS);
    }
}
