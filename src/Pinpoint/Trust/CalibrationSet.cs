namespace Pinpoint.Trust;

/// <summary>The scans from which a calibration is learnt.</summary>
/// <param name="LandmarkNames">The landmarks in the order of the cases' evidence.</param>
/// <param name="FloorMm">A length too small to matter, in mm.</param>
/// <param name="Cases">The scans.</param>
internal sealed record CalibrationSet(IReadOnlyList<string> LandmarkNames, double FloorMm, IReadOnlyList<CalibrationCase> Cases)
{
    /// <summary>The file's name inside a cross-validation's folder.</summary>
    public const string UsualName = "calibration.json";

    /// <summary>The same set with a model's landmarks alone, in its order.</summary>
    /// <param name="names">The model's landmarks.</param>
    /// <param name="file">The file that the set came from, for messages.</param>
    /// <exception cref="BadInputException">The set lacks one of the landmarks.</exception>
    public CalibrationSet For(IReadOnlyList<string> names, string file)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] own = [.. LandmarkNames];
        int[] places = [.. names.Select(name => Array.IndexOf(own, name))];
        int missing = Array.IndexOf(places, -1);
        return missing < 0
            ? this with
            {
                LandmarkNames = names,
                Cases = [.. Cases.Select(
                    item => item with
                    {
                        Evidence = [.. places.Select(i => item.Evidence[i])],
                        ErrorsMm = [.. places.Select(i => item.ErrorsMm[i])],
                        Directions = item.Directions?.For(places),
                    })],
            }
            : throw new BadInputException(
                file, null, $"knows nothing of the model's landmark '{names[missing]}'; cross-validate with the landmarks of the model");
    }

    /// <summary>The length that is too small to matter to a model: a tenth of its finest voxel, in mm.</summary>
    public static double FloorOf(Models.LandmarkModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.NegligibleMm;
    }
}
