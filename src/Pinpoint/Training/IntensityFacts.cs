using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Training;

/// <summary>What the intensities of a training set look like, from a few of its scans.</summary>
/// <param name="Kind">8-bit, Hounsfield units, or arbitrary.</param>
/// <param name="Low">Median over the scans of the intensity that becomes 0.</param>
/// <param name="High">Median over the scans of the intensity that becomes 255.</param>
/// <param name="Scans">The scans looked at.</param>
internal sealed record IntensityFacts(string Kind, double Low, double High, int Scans)
{
    private const int MostScans = 5;

    // Air in Hounsfield units, and the least that scanners write outside their field.
    private const double Air = -800;
    private const double OutsideField = -3100;

    /// <summary>Looks at up to five scans, spread evenly over the cases to train on.</summary>
    /// <exception cref="BadInputException">A scan is wrong.</exception>
    /// <exception cref="ResourceException">A scan does not fit into memory.</exception>
    public static IntensityFacts Of(TrainingLandmarks landmarks, IntensityMapping mapping, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        int count = Math.Min(MostScans, landmarks.Training.Count);
        var lows = new List<double>();
        var highs = new List<double>();
        bool bytes = true;
        bool hounsfield = true;
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scan = Dataset.OpenScan(landmarks.Training[i * landmarks.Training.Count / count].Case);
            var window = IntensityWindow.Of(scan, mapping);
            double[] ends = [(window.Low * scan.Slope) + scan.Intercept, (window.High * scan.Slope) + scan.Intercept];
            lows.Add(ends.Min());
            highs.Add(ends.Max());
            bytes &= scan.VoxelType == VoxelType.UInt8;
            hounsfield &= ends.Min() is > OutsideField and < Air;
        }

        lows.Sort();
        highs.Sort();
        return new IntensityFacts(hounsfield ? "Hounsfield units" : bytes ? "8-bit" : "arbitrary", lows[count / 2], highs[count / 2], count);
    }
}
