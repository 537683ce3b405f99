namespace Pinpoint.Localization;

/// <summary>What a search does, in order.</summary>
public enum SearchPhase
{
    /// <summary>Brings the scan onto the model's working grid.</summary>
    Preparing,

    /// <summary>Moves all starts, update by update.</summary>
    Searching,

    /// <summary>Moves each landmark on its own, where the model has a second stage.</summary>
    Refining,

    /// <summary>
    /// Searches the scan's mirror images, one step an image, where the scan is accepted and yet less usual than most
    /// (<see cref="LocalizerOptions.CheckMirrorImages"/>).
    /// </summary>
    CheckingMirrorImages,
}
