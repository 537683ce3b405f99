namespace Pinpoint.Models;

/// <summary>Models as files.</summary>
public static class ModelFile
{
    /// <summary>Loads a model from its file, or from the folder of the run that made it.</summary>
    public static LandmarkModel Load(string path) => throw new NotSupportedException(path);

    /// <summary>Writes a model, whole or not at all.</summary>
    public static void Save(string path, LandmarkModel model) => throw new NotSupportedException(path);
}
