namespace Pinpoint.Imaging;

/// <summary>
/// A landmark file format: one row of the table <see cref="LandmarkFormats"/>. Whatever names, recognises, reads or writes landmark files asks
/// the table, so a format is added by its folder and its row alone.
/// </summary>
public interface ILandmarkFormat
{
    /// <summary>A name for people and for the JSON of <c>inspect</c>, unique in the table.</summary>
    string Name { get; }

    /// <summary>How names of such files end, with the dot where there is one, the usual ending first; formats may share endings.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>How the format is written; null for one that is read only.</summary>
    LandmarkFormatWriter? Writer { get; }

    /// <summary>How well a file fits the format; the one that fits best reads it (see <see cref="LandmarkFormatFit"/>).</summary>
    LandmarkFormatFit Fit(LandmarkFileContent content);

    /// <summary>The cases that the file names, in its order; empty where it holds one unnamed case.</summary>
    /// <exception cref="BadInputException">The file is not what it seemed to be.</exception>
    IReadOnlyList<string> CaseNames(LandmarkFileContent content);

    /// <summary>The landmarks of one case in the file's order, in LPS mm.</summary>
    /// <exception cref="BadInputException">The content is wrong, or needs a scan, names or a case that the options do not give.</exception>
    LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options);
}
