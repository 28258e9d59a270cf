using System.Text;
using System.Xml;

namespace Hexitime.Impact.Map;

/// <summary>XML that goes out as it is written, a piece at a time, so that a large file is never held as a whole.</summary>
internal sealed class XmlChunks : IDisposable
{
    private const int Enough = 1 << 15;

    private readonly Stream _to;
    private readonly MemoryStream _piece = new();

    public XmlChunks(Stream to)
    {
        _to = to;
        Xml = XmlWriter.Create(_piece, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, IndentChars = "", NewLineChars = "\n" });
    }

    public XmlWriter Xml { get; }

    /// <summary>Only what XML can hold: names are written by people and their machines.</summary>
    public static string Clean(string text)
    {
        if (XmlSafe(text))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && (rune.Utf16SequenceLength == 2 || XmlConvert.IsXmlChar((char)rune.Value)))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    public void Attributes(params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            Xml.WriteAttributeString(name, value);
    }

    /// <summary>An element of attributes only.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Xml.WriteStartElement(name);
        Attributes(attributes);
        Xml.WriteEndElement();
    }

    /// <summary>Sends what there is, if it is enough.</summary>
    public ValueTask SendAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return _piece.Length < Enough ? ValueTask.CompletedTask : SendAllAsync(cancellation);
    }

    /// <summary>Ends the document and sends what is left of it.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        Xml.WriteEndDocument();
        Xml.Flush();
        await SendAllAsync(cancellation);
        await _to.FlushAsync(cancellation);
    }

    public void Dispose()
    {
        Xml.Dispose();
        _piece.Dispose();
    }

    private async ValueTask SendAllAsync(CancellationToken cancellation)
    {
        await _to.WriteAsync(_piece.GetBuffer().AsMemory(0, (int)_piece.Length), cancellation);
        _piece.SetLength(0);
    }

    private static bool XmlSafe(string text)
    {
        foreach (var c in text)
        {
            if (!XmlConvert.IsXmlChar(c))
                return false;
        }

        return true;
    }
}
