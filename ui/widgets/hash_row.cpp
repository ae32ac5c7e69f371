// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hash_row.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kSteps = 100;

} // namespace

HashRow::HashRow(inspect::Inspector &inspector, QWidget *parent)
    : QWidget(parent)
    , m_hasher(inspector)
    , m_button(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_hash(new QLineEdit(this))
    , m_problem(makeLabel(QStringLiteral("error"), QString(), this))
{
    setRole(m_button, QStringLiteral("link"));
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the hash"));
    m_hash->setReadOnly(true);
    m_hash->setFont(fonts::monospace());
    m_hash->setAccessibleName(tr("SHA-256 of the value"));
    m_problem->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(makeLabel(QStringLiteral("muted"), tr("SHA-256 of the value"), this));
    line->addWidget(m_progress, 1);
    line->addStretch(0);
    line->addWidget(m_button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(m_hash);
    layout->addWidget(m_problem);
    connect(m_button, &QPushButton::clicked, this, &HashRow::press);
    connect(&m_hasher, &inspect::ValueHasher::progressed, this,
            [this](double fraction) { m_progress->setValue(static_cast<int>(fraction * kSteps)); });
    connect(&m_hasher, &inspect::ValueHasher::hashed, this, [this](qint64, const QByteArray &sha256) {
        showText(QString::fromLatin1(sha256.toHex()), true);
    });
    connect(&m_hasher, &inspect::ValueHasher::failed, this,
            [this](qint64, const Error &error) { showText(error.message, false); });
    showIdle();
}

void HashRow::setRowid(qint64 rowid)
{
    m_hasher.cancel();
    m_rowid = rowid;
    showIdle();
}

QString HashRow::text() const
{
    return m_hash->text() + m_problem->text();
}

void HashRow::press()
{
    if (m_hasher.isAsked()) {
        m_hasher.cancel();
        return showIdle();
    }
    showIdle();
    m_progress->setValue(0);
    m_progress->show();
    m_button->setText(tr("Cancel"));
    m_button->setAccessibleName(tr("Cancel computing the SHA-256 of the value"));
    m_hasher.hash(m_rowid);
}

void HashRow::showIdle()
{
    m_progress->hide();
    m_hash->clear();
    m_hash->hide();
    m_problem->clear();
    m_problem->hide();
    m_button->setText(tr("Compute"));
    m_button->setAccessibleName(tr("Compute the SHA-256 of the value"));
}

void HashRow::showText(const QString &text, bool isHash)
{
    showIdle();
    m_button->setText(tr("Compute again"));
    m_button->setAccessibleName(tr("Compute again the SHA-256 of the value"));
    m_hash->setText(isHash ? text : QString());
    m_hash->setCursorPosition(0);
    m_hash->setVisible(isHash);
    m_problem->setText(isHash ? QString() : text);
    m_problem->setVisible(!isHash);
}

} // namespace cachescope::ui
