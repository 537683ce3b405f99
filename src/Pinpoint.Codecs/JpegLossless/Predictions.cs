namespace Pinpoint.Codecs;

/// <summary>The seven predictions of a sample from three neighbours (ITU T.81 table H.1).</summary>
internal static class Predictions
{
    private delegate void Sum(ReadOnlySpan<int> differences, ReadOnlySpan<ushort> above, Span<ushort> row);

    // The prediction of number n stands at n - 1.
    private static readonly Sum[] Table = [Add<Left>, Add<Above>, Add<AboveLeft>, Add<Plane>, Add<LeftSlope>, Add<AboveSlope>, Add<Mean>];

    /// <summary>One prediction; a type each, so that the loop over samples is compiled for each.</summary>
    private interface IPrediction
    {
        static abstract int Predict(int left, int above, int aboveLeft);
    }

    /// <summary>The largest number of a prediction; the smallest is 1.</summary>
    public static int Count => Table.Length;

    /// <summary>Adds differences to the predictions of a row that is not the first, modulo 65536 (T.81 H.2.1).</summary>
    /// <param name="number">Which prediction.</param>
    /// <param name="differences">One a column.</param>
    /// <param name="above">The row above.</param>
    /// <param name="row">Takes the samples.</param>
    public static void Add(int number, ReadOnlySpan<int> differences, ReadOnlySpan<ushort> above, Span<ushort> row) =>
        Table[number - 1](differences, above, row);

    private static void Add<TPrediction>(ReadOnlySpan<int> differences, ReadOnlySpan<ushort> above, Span<ushort> row)
        where TPrediction : struct, IPrediction
    {
        // A row's first sample has none to its left, so the one above predicts it, whatever the prediction's number.
        int left = (ushort)(above[0] + differences[0]);
        int aboveLeft = above[0];
        row[0] = (ushort)left;
        for (int column = 1; column < row.Length && column < above.Length && column < differences.Length; column++)
        {
            int straight = above[column];
            left = (ushort)(TPrediction.Predict(left, straight, aboveLeft) + differences[column]);
            aboveLeft = straight;
            row[column] = (ushort)left;
        }
    }

    private readonly struct Left : IPrediction
    {
        public static int Predict(int left, int above, int aboveLeft) => left;
    }

    private readonly struct Above : IPrediction
    {
        public static int Predict(int left, int above, int aboveLeft) => above;
    }

    private readonly struct AboveLeft : IPrediction
    {
        public static int Predict(int left, int above, int aboveLeft) => aboveLeft;
    }

    private readonly struct Plane : IPrediction
    {
        public static int Predict(int left, int above, int aboveLeft) => left + above - aboveLeft;
    }

    // The halves of the standard round down, also below zero, as shifts do.
    private readonly struct LeftSlope : IPrediction
    {
        public static int Predict(int left, int above, int aboveLeft) => left + ((above - aboveLeft) >> 1);
    }

    private readonly struct AboveSlope : IPrediction
    {
        public static int Predict(int left, int above, int aboveLeft) => above + ((left - aboveLeft) >> 1);
    }

    private readonly struct Mean : IPrediction
    {
        public static int Predict(int left, int above, int aboveLeft) => (left + above) >> 1;
    }
}
