using System.Globalization;
using System.Text;

namespace Pinpoint.Reports;

/// <summary>
/// Writes HTML whose elements all end in order, and whose texts and attribute values are all escaped: a name of a file cannot become markup. What it
/// writes is XML too.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Begins an element; attributes without a value are left out.</summary>
    public HtmlWriter Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(element, attributes);
        _text.Append('>');
        _open.Push(element);
        return this;
    }

    /// <summary>Ends the innermost element that is open.</summary>
    public HtmlWriter Close()
    {
        string element = _open.Pop();
        _text.Append(CultureInfo.InvariantCulture, $"</{element}>");
        if (element is not ("span" or "a" or "b" or "text"))
        {
            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes an element that holds a text.</summary>
    public HtmlWriter Element(string element, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(element, attributes).Text(text).Close();

    /// <summary>Writes an element that holds nothing.</summary>
    public HtmlWriter Empty(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(element, attributes);
        _text.Append("/>");
        return this;
    }

    /// <summary>Writes a text.</summary>
    public HtmlWriter Text(string text)
    {
        _text.Append(Markup.Escape(text));
        return this;
    }

    /// <summary>Puts in markup of our own making: a drawing, a style sheet, a program, or JSON whose less-than signs are escaped.</summary>
    public HtmlWriter Made(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>What was written.</summary>
    /// <exception cref="InvalidOperationException">An element is still open.</exception>
    public override string ToString() =>
        _open.Count == 0 ? _text.ToString() : throw new InvalidOperationException($"The element '{_open.Peek()}' is still open.");

    private void Begin(string element, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(element);
        foreach ((string name, string? value) in attributes)
        {
            if (value is not null)
            {
                _text.Append(CultureInfo.InvariantCulture, $" {name}=\"{Markup.Escape(value)}\"");
            }
        }
    }
}
