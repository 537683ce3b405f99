namespace Pinpoint.Documents;

/// <summary>Documents as files.</summary>
internal static class DocumentFile
{
    /// <summary>Writes a document, whole or not at all, once it reads back.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write<T>(string path, T document)
        where T : class, IDocument
    {
        string text = DocumentText.Of(document) + "\n";
        AtomicFile.WriteText(path, text, file => DocumentText.Read<T>(text, file));
    }
}
