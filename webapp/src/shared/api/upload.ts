import { transport } from './transport';

/**
 * fetch for one request that carries a file: `onProgress` hears the share sent (0…1), which fetch itself does not tell.
 * Aborting the request stops the sending. All else is as in `transport`.
 */
export function uploading(file: Blob, onProgress: (share: number) => void): (input: Request) => Promise<Response> {
  return (input) => transport(input, (request) => send(request, file, onProgress));
}

function send(request: Request, file: Blob, onProgress: (share: number) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open(request.method, request.url);
    request.headers.forEach((value, name) => sending.setRequestHeader(name, value));
    sending.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    sending.upload.onload = () => onProgress(1);
    sending.onload = () => resolve(new Response(sending.responseText, { status: sending.status, headers: headersOf(sending) }));
    sending.onerror = () => reject(new TypeError('the connection broke'));
    sending.onabort = () => reject(new DOMException('the upload was cancelled', 'AbortError'));
    if (request.signal.aborted) return sending.onabort(new ProgressEvent('abort'));
    request.signal.addEventListener('abort', () => sending.abort(), { once: true });
    sending.send(file);
  });
}

function headersOf(sending: XMLHttpRequest): Headers {
  const headers = new Headers();
  for (const line of sending.getAllResponseHeaders().split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return headers;
}
