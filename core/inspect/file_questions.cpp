// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/file_questions.h"

#include <utility>

namespace cachescope::inspect {

FileQuestions::FileQuestions(Inspector &inspector, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
{
    connect(&inspector, &Inspector::closed, this, &FileQuestions::onClosed);
}

FileQuestions::~FileQuestions()
{
    cancel();
}

void FileQuestions::cancel()
{
    if (m_token == 0)
        return;
    m_cancelled->store(true);
    m_lane.drop(m_token);
    m_token = 0;
}

quint64 FileQuestions::ask(Work work)
{
    cancel();
    m_token = ++m_lastToken;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_lane.post(m_token, m_inspector.file(),
                [this, work = std::move(work), token = m_token,
                 cancelled = m_cancelled](const Result<sqlite::Connection *> &connection) {
                    if (cancelled->load())
                        return;
                    tell(this, token, [this, answer = work(connection, *cancelled)] {
                        m_token = 0; // the answer may ask anew
                        answer();
                    });
                });
    return m_token;
}

void FileQuestions::tell(FileQuestions *questions, quint64 token, std::function<void()> progress)
{
    QMetaObject::invokeMethod(
        questions,
        [questions, token, progress = std::move(progress)] {
            if (questions->m_token == token)
                progress();
        },
        Qt::QueuedConnection);
}

void FileQuestions::onClosed()
{
    cancel();
    m_lane.reset();
}

} // namespace cachescope::inspect

#include "moc_file_questions.cpp"
