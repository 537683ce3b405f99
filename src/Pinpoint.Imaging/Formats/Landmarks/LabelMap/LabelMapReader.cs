namespace Pinpoint.Imaging;

/// <summary>
/// Reads a label map: each whole number above 0 among its voxels is a landmark, at the mean of the voxels that hold it. Names come from a list of
/// names, whose line n belongs to the value n (a value that no voxel holds is missing), else they are the numbers.
/// </summary>
internal static class LabelMapReader
{
    private const int MostLandmarks = 1000;

    /// <summary>The landmarks of the map.</summary>
    /// <exception cref="BadInputException">The volume cannot be read, is a scan and no label map, or has values without a name.</exception>
    public static LandmarkSet Read(string path, string? namesFile)
    {
        Volume volume = VolumeFile.Read(path);
        SortedDictionary<int, WorldPoint> centres = Centres(path, volume);
        var builder = new LandmarkSetBuilder(path);
        string beside = Path.Combine(Path.GetDirectoryName(path) ?? "", LandmarkNamesFile.UsualName);
        string? names = namesFile ?? (File.Exists(beside) ? beside : null);
        if (names is null)
        {
            foreach ((int value, WorldPoint centre) in centres)
            {
                builder.Add(Landmark.At(InputNumber.Format(value), centre), Invariant($"value {value}"));
            }

            return builder.Build();
        }

        IReadOnlyList<string> known = LandmarkNamesFile.Read(names);
        if (centres.Count > 0 && centres.Keys.Max() > known.Count)
        {
            throw new BadInputException(
                path, Invariant($"value {centres.Keys.Max()}"), Invariant($"has no name: {names} holds {known.Count}; give the names that belong to it"));
        }

        for (int i = 0; i < known.Count; i++)
        {
            builder.Add(
                centres.TryGetValue(i + 1, out WorldPoint centre) ? Landmark.At(known[i], centre) : Landmark.Missing(known[i]), Invariant($"value {i + 1}"));
        }

        return builder.Build();
    }

    private static SortedDictionary<int, WorldPoint> Centres(string path, Volume volume)
    {
        float[] values = new float[volume.Size.Voxels];
        volume.ReadIntensities(values);
        var sums = new Dictionary<float, (double X, double Y, double Z, long Count)>();
        long at = 0;
        for (int z = 0; z < volume.Size.Z; z++)
        {
            for (int y = 0; y < volume.Size.Y; y++)
            {
                for (int x = 0; x < volume.Size.X; x++, at++)
                {
                    float value = values[at];
                    if (value == 0)
                    {
                        continue;
                    }

                    (double sumX, double sumY, double sumZ, long count) = sums.GetValueOrDefault(value);
                    sums[value] = (sumX + x, sumY + y, sumZ + z, count + 1);
                    if (value < 0 || value != MathF.Floor(value) || value > ushort.MaxValue || sums.Count > MostLandmarks)
                    {
                        throw new BadInputException(
                            path, Invariant(
                                $"voxel ({x}, {y}, {z})"),
                                Invariant($"holds {value}: a label map has whole numbers from 0, at most {MostLandmarks} of them; is this a scan? Give its ") +
                                "landmark file");
                    }
                }
            }
        }

        return new SortedDictionary<int, WorldPoint>(sums.ToDictionary(
            pair => (int)pair.Key,
            pair => volume.ToWorld(new VoxelPoint(pair.Value.X / pair.Value.Count, pair.Value.Y / pair.Value.Count, pair.Value.Z / pair.Value.Count))));
    }
}
